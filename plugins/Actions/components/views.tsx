import { defineViews } from '@renderer/report/views';
import { PageSettings } from './PageSettings';

export default defineViews({ components: { PageSettings } });
