import type { LogRequest } from '@shared/plugin/logReaders';

/** A visit as `Live.getLastVisitsDetails` answers it: what the screen shows of it. */
export interface Visit {
  idSite: number;
  idVisit: number;
  visitIp: string;
  visitorId: string;
  actionDetails: Action[];
  serverDate: string;
  serverTimePrettyFirstAction: string;
  serverTimePretty: string;
  firstActionTimestamp: number;
  userId: string | null;
  visitorType: string;
  visitConverted: string;
  visitCount: number;
  visitDuration: number;
  actions: number;
  siteCurrency: string;
  referrerType: string;
  referrerTypeName: string;
  referrerName: string;
  referrerKeyword: string;
  referrerUrl: string;
  referrerSearchEngineIcon: string | null;
  referrerSocialNetworkIcon: string | null;
  referrerAIAssistantIcon: string | null;
  deviceType: string;
  deviceTypeIcon: string;
  deviceBrand: string;
  deviceModel: string;
  operatingSystem: string;
  operatingSystemIcon: string;
  browser: string;
  browserIcon: string;
  location: string;
  countryFlag: string;
  providerName: string | null;
  userAgent: string;
}

/** One of a visit's actions or conversions. */
export interface Action {
  type: string;
  title: string;
  subtitle: string;
  timestamp: number;
  serverTimePretty: string;
  url?: string;
  timeSpent?: number;
  revenue?: number;
  itemDetails?: { itemSKU: string; itemName: string; price: number; quantity: number }[];
}

/** A request line as `Live.getRequests` answers it. */
export interface LoggedRequest extends Omit<LogRequest, 'id' | 'idSite' | 'time' | 'country'> {
  idRequest: string;
  timestamp: number;
  serverTime: string;
  countryFlag: string;
  reason: string;
}

/** What `Live.getLogLine` answers. */
export interface LogLine {
  file: string | null;
  line: number | null;
  text: string | null;
  message: string;
}

/** What `Live.getVisitorProfile` answers: what the screen shows of it. */
export interface Profile {
  visitorId?: string;
  userId: string | null;
  totalVisits: number;
  totalVisitDuration: number;
  totalActions: number;
  totalPageViews: number;
  totalUniquePageViews: number;
  totalSearches: number;
  totalDownloads: number;
  totalGoalConversions: number;
  totalEcommerceConversions: number;
  firstVisit: ProfileVisit;
  lastVisit: ProfileVisit;
  devices: { type: string; count: number; icon: string }[];
  countries: { country: string; nb_visits: number; flag: string; prettyName: string }[];
  searches: { keyword: string; searches: number }[];
  visitedPages: { url: string; pageviews: number }[];
  lastVisits: Visit[];
}

/** The first or the last visit of a profile. */
export interface ProfileVisit {
  date: string;
  prettyDate: string;
  daysAgo: number;
  referralSummary: string;
}
