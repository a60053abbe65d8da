import { defineArchiver } from 'heartwood/sdk';
import { sumAiPages } from './aiPages';
import { queryBotRequests, sumBotRequests } from './botRequests';
import { OPTION, sumRobotsTxt } from './robotsRequests';
import { sumVerification } from './verification';

const byRequests = { kind: 'blob', sortBy: 'nb_requests' } as const;
const number = { kind: 'numeric' } as const;

export default defineArchiver({
  version: 5,
  records: {
    Bots_classes: byRequests,
    Bots_bots: byRequests,
    Bots_pages: byRequests,
    Bots_verification: byRequests,
    Bots_robotsTxt: byRequests,
    // what was crawled stays until somebody is sent there, be it months later
    Bots_aiPages: { kind: 'blob', sortBy: 'nb_visits', maxRows: 50_000 },
    Bots_nb_requests: number,
    Bots_nb_requests_search: number,
    Bots_nb_requests_ai: number,
    Bots_nb_requests_other: number,
    Bots_nb_pages: number,
    Bots_sum_bandwidth: number,
    Bots_nb_errors: number,
    Bots_nb_verified: number,
    Bots_nb_spoofed: number,
    Bots_nb_robots_txt: number,
    Bots_nb_forbidden: number,
    Bots_distinctBots: { kind: 'numeric', countRowsOf: 'Bots_bots' },
  },
  options: [OPTION],
  aggregateDay(logs) {
    const groups = queryBotRequests(logs);
    return {
      ...sumBotRequests(groups),
      ...sumVerification(logs),
      ...sumRobotsTxt(logs, groups),
      Bots_aiPages: sumAiPages(logs, groups),
    };
  },
});
