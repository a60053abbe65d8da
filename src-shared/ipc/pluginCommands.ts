import { z } from 'zod';

/** A command that a plugin adds to the command line. */
export const pluginCommandSchema = z.object({
  /** `weekend:report` */
  name: z.string(),
  plugin: z.string(),
  description: z.string(),
  parameters: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      type: z.string(),
      isArgument: z.boolean(),
      isRequired: z.boolean(),
      allowed: z.array(z.string()),
    }),
  ),
});
/** A command that a plugin adds to the command line. */
export type PluginCommand = z.infer<typeof pluginCommandSchema>;

/** What a command printed, and the sentence it failed with; '' when it did not. */
export const commandResultSchema = z.object({ lines: z.array(z.string()), error: z.string() });
/** What a command came to. */
export type CommandResult = z.infer<typeof commandResultSchema>;
