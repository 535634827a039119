// Every page works without this; it saves a key, a reload or a lost sentence.
import "./concept.js";
import "./foutmelding.js";
import "./invultijd.js";
import "./sessie.js";
import "./sneltoetsen.js";

// htmx notes the address of the page in the browser. Addresses of files don't belong there.
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");
forget();
document.addEventListener("htmx:afterSettle", forget);
window.addEventListener("pagehide", forget);
