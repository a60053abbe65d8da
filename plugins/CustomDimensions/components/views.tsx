import { defineViews } from '@renderer/report/views';
import { DimensionSettings } from './DimensionSettings';

export default defineViews({ components: { DimensionSettings } });
