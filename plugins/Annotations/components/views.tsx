import { defineViews } from '@renderer/report/views';
import { NoteStrip } from './NoteStrip';

export default defineViews({ belowEvolution: NoteStrip });
