import { defineViews } from '@renderer/report/views';
import { EcommerceLog } from './EcommerceLog';

export default defineViews({ components: { EcommerceLog } });
