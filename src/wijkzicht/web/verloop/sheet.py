"""Tables as files: see `wijkzicht.reports.sheet`."""

from wijkzicht.reports.sheet import FORMS, PICTURES, Sheet, Value, to_csv, to_parquet, to_xlsx

__all__ = ["FORMS", "PICTURES", "Sheet", "Value", "to_csv", "to_parquet", "to_xlsx"]
