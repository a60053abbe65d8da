import { defineViews } from '@renderer/report/views';
import { Insights } from './Insights';

export default defineViews({ components: { Insights } });
