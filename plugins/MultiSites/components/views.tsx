import { defineViews } from '@renderer/report/views';
import { AllWebsites } from './AllWebsites';

export default defineViews({
  components: { AllWebsites },
  allSitesPage: { category: 'MultiSites_Websites', subcategory: 'MultiSites_AllWebsites' },
});
