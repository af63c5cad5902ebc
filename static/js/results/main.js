/** The issuing window's page begins. */

import { start } from "/static/js/office/frame.js";
import { Results } from "/static/js/results/results.js";

start("results", Results);
