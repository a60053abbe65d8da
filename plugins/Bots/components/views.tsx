import { defineViews } from '@renderer/report/views';
import { RobotsTxt } from './RobotsTxt';

export default defineViews({ components: { RobotsTxt } });
