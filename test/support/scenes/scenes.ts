import { beginning } from './beginning.js';
import { changing } from './changing.js';
import { editor } from './checking.js';
import { reading } from './reading.js';
import type { Scene } from './scene.js';

/** Every picture of the documentation, in the order in which the pages show them. */
export const scenes: readonly Scene[] = [editor, ...reading, ...changing, ...beginning];
