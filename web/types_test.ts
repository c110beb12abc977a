// The types that hosts are given are those of the code.
import * as written from "./embed.js";
import type * as declared from "./ketamine-outlook.js";

written satisfies typeof declared;
