import { setFlagsFromString } from "node:v8";
setFlagsFromString("--retain-maps-for-n-gc=0");
