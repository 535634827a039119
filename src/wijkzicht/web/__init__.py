"""One folder per task of a person. Thin views, forms, templates."""
