/** The supervisors' page begins. */

import { start } from "/static/js/office/frame.js";
import { Supervision } from "/static/js/supervision/supervision.js";

start("supervision", Supervision);
