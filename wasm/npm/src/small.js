// The small engine: packed policies, one applicant at a time.
import { Engine, Sheet, base64, packed } from "./sheet.js";

/** Small is the engine that preview.js loads. */
export class Small extends Engine {
  constructor(supervisor) {
    super(supervisor, Sheet);
  }

  async policy(source, how) {
    if (packed(source)) return this.open({ packed: base64(source) }, how);
    throw new TypeError("this engine takes the bytes of a file that merit build writes; the text of a policy takes the whole engine");
  }
}
