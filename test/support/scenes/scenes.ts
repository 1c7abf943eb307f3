import { beginning } from './beginning.js';
import { changing } from './changing.js';
import { editor } from './checking.js';
import { looking } from './looking.js';
import { pasting } from './pasting.js';
import { reading } from './reading.js';
import type { Scene } from './scene.js';

/** Every picture of the documentation. */
export const scenes: readonly Scene[] = [editor, ...reading, ...changing, ...pasting, ...beginning, ...looking];
