import { worker } from 'workerpool';
import { checkTask } from './cli/check-pool.js';
import { checkDraft } from './cli/checked-draft.js';

// A thread that checks drafts for a run over a folder.
worker({ [checkTask]: checkDraft });
