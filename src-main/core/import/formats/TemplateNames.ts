/**
 * Writes a server's variables as groups of a template. A variable that nobody asks for is a nameless group, and so is
 * the second of two variables that say the same.
 */
export class TemplateNames {
  private readonly used = new Set<string>();

  /** The template text of a variable that means `group`; what stands for whole requests and times covers several. */
  take(variable: string, group: string | undefined): string {
    const clean = variable.replace(/\W/g, '_');
    const kind = isList(variable) ? 'list_' : '';
    if (group === undefined || this.used.has(group)) return `\${${kind}_${clean}}`;
    this.used.add(group);
    return group === 'clf_time' ? '${date} ${timezone}' : `\${${kind}${group}}`;
  }
}

/** Variables whose value may be several, separated by commas and blanks. */
function isList(variable: string): boolean {
  return variable.startsWith('upstream_') || /forwarded/i.test(variable);
}
