// Every page works without this; it saves a key, a reload or a lost sentence.
import "./concept.js";
import "./foutmelding.js";
import "./sessie.js";
import "./sneltoetsen.js";
