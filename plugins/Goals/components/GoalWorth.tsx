import { Checkbox, Group, TextInput } from '@mantine/core';
import { isEvent, kindOf, type GoalForm } from './goalForm';
import { t } from './texts';

interface Props {
  form: GoalForm;
  currency: string;
  onChange: (part: Partial<GoalForm>) => void;
}

/** What a conversion is worth, and how often a visit may convert. */
export function GoalWorth({ form, currency, onChange }: Props) {
  return (
    <div>
      <TextInput
        label={t('field.revenue', { currency })}
        placeholder="0"
        inputMode="decimal"
        maw={220}
        disabled={isEvent(form) && form.isEventValue}
        value={form.revenue}
        onChange={(event) => onChange({ revenue: event.currentTarget.value.replace(',', '.') })}
      />
      <Group gap="lg" mt="sm">
        {kindOf(form) !== 'number' && (
          <Checkbox
            label={t('field.multiple')}
            checked={form.isMultiple}
            onChange={(event) => onChange({ isMultiple: event.currentTarget.checked })}
          />
        )}
        {isEvent(form) && (
          <Checkbox
            label={t('field.eventValue')}
            checked={form.isEventValue}
            onChange={(event) => onChange({ isEventValue: event.currentTarget.checked })}
          />
        )}
      </Group>
    </div>
  );
}
