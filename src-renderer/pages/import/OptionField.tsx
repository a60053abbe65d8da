import { Autocomplete, NumberInput, Select, Switch, TagsInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import type { ImportOptionDeclaration } from '@shared/import/importOptions';
import { optionHelp } from '@shared/import/optionHelp';
import { useSites } from '../../app/useSites';
import { currentLanguage, t } from '../../ui/t';

interface Props {
  option: ImportOptionDeclaration;
  value: unknown;
  error: string | undefined;
  /** Values to choose from; others may be typed. */
  suggestions: readonly string[];
  /** undefined takes the option back. */
  onChange: (value: unknown) => void;
}

/** The field of an option; its kind says which. */
export function OptionField({ option, value, error, suggestions, onChange }: Props) {
  const shared = { label: toLabel(option), description: option.flag, error };
  switch (option.kind) {
    case 'flag':
      return (
        <Switch
          {...shared}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked || undefined)}
        />
      );
    case 'integer':
    case 'count':
    case 'maskedBytes':
      return (
        <NumberInput
          {...shared}
          allowDecimal={false}
          min={option.kind === 'integer' ? undefined : 0}
          max={option.kind === 'maskedBytes' ? 3 : undefined}
          placeholder={option.default === undefined ? undefined : String(option.default)}
          value={typeof value === 'number' ? value : ''}
          onChange={(number) => onChange(typeof number === 'number' ? number : undefined)}
        />
      );
    case 'time':
      return <TimeField {...shared} value={value} onChange={onChange} />;
    case 'site':
      return <OtherSiteField {...shared} value={value} onChange={onChange} />;
    case 'text':
    case 'encoding':
      return (
        <Autocomplete
          {...shared}
          data={[...suggestions]}
          maxDropdownHeight={260}
          spellCheck={false}
          placeholder={typeof option.default === 'string' ? option.default : undefined}
          value={typeof value === 'string' ? value : ''}
          onChange={(text) => onChange(text || undefined)}
        />
      );
    default:
      return (
        <TagsInput
          {...shared}
          splitChars={option.kind === 'pair' ? [] : [',']}
          placeholder={Array.isArray(value) ? undefined : toPlaceholder(option)}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(list) => onChange(list.length > 0 ? list : undefined)}
        />
      );
  }
}

type Shared = Pick<Props, 'value' | 'onChange' | 'error'> & { label: string; description: string };

/** In the time zone of this machine; the engine counts seconds. */
function TimeField({ value, onChange, ...shared }: Shared) {
  return (
    <DateTimePicker
      {...shared}
      clearable
      valueFormat="YYYY-MM-DD HH:mm"
      placeholder={t('options.time')}
      value={typeof value === 'number' ? new Date(value * 1000) : null}
      onChange={(text) => onChange(text === null ? undefined : new Date(text.replace(' ', 'T')).getTime() / 1000)}
    />
  );
}

function OtherSiteField({ value, onChange, ...shared }: Shared) {
  const sites = useSites().data ?? [];
  return (
    <Select
      {...shared}
      clearable
      placeholder={t('options.noSite')}
      data={sites.map((site) => ({ value: String(site.idsite), label: site.name }))}
      value={typeof value === 'number' ? String(value) : null}
      onChange={(id) => onChange(id === null ? undefined : Number(id))}
    />
  );
}

/** What the option does, which the command line begins with a small letter. */
function toLabel(option: ImportOptionDeclaration): string {
  const help = optionHelp(option, currentLanguage());
  return help.charAt(0).toUpperCase() + help.slice(1);
}

function toPlaceholder({ default: value, defaultText }: ImportOptionDeclaration): string | undefined {
  return defaultText ?? (Array.isArray(value) && value.length > 0 ? value.join(', ') : undefined);
}
