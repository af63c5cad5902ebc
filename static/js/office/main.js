/** The back office's page begins. */

import { Office } from "/static/js/office/office.js";
import { start } from "/static/js/office/frame.js";

start("office", Office);
