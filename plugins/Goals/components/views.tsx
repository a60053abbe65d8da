import { defineViews } from '@renderer/report/views';
import { ManageGoals } from './ManageGoals';

export default defineViews({ components: { ManageGoals } });
