/** Does a bot come from the addresses that its operator publishes? */
export const botVerifications = ['verified', 'spoofed', 'unverifiable'] as const;
export type BotVerification = (typeof botVerifications)[number];
