/** The ledger of deferred materials begins. */

import { Deferrals } from "/static/js/deferrals/deferrals.js";
import { start } from "/static/js/office/frame.js";

start("deferrals", Deferrals);
