import { Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { kindOf, matchAttributes, patternTypes, unitOf, type GoalForm, type MatchAttribute } from './goalForm';
import { t } from './texts';

interface Props {
  form: GoalForm;
  onChange: (part: Partial<GoalForm>) => void;
}

const attributes = Object.keys(matchAttributes) as MatchAttribute[];

/** When the goal is reached: what is looked at, how it is compared, and with what. */
export function GoalCondition({ form, onChange }: Props) {
  const kind = kindOf(form);
  return (
    <div>
      <Group gap="sm" align="flex-end" wrap="wrap">
        <NativeSelect
          label={t('field.attribute')}
          style={{ flex: '1 1 200px' }}
          data={attributes.map((value) => ({ value, label: t(`attribute.${value}`) }))}
          value={form.matchAttribute}
          onChange={(event) => {
            const matchAttribute = event.currentTarget.value as MatchAttribute;
            onChange({ matchAttribute, ...(matchAttributes[matchAttribute] === kind ? {} : { pattern: '' }) });
          }}
        />
        {kind === 'text' && (
          <NativeSelect
            label={t('field.patternType')}
            style={{ flex: '1 1 160px' }}
            data={patternTypes.map((value) => ({ value, label: t(`patternType.${value}`) }))}
            value={form.patternType}
            onChange={(event) => onChange({ patternType: event.currentTarget.value as GoalForm['patternType'] })}
          />
        )}
        {kind !== 'none' && (
          <TextInput
            label={kind === 'text' ? t('field.pattern') : t('field.moreThan', { unit: unitOf(form) })}
            style={{ flex: '2 1 200px' }}
            placeholder={kind === 'text' ? t(`example.${form.patternType}`) : '5'}
            inputMode={kind === 'number' ? 'decimal' : 'text'}
            spellCheck={false}
            required
            value={form.pattern}
            onChange={(event) => onChange({ pattern: event.currentTarget.value })}
          />
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={6}>
        {t(`hint.${form.matchAttribute}`)}
      </Text>
      {kind === 'text' && (
        <Checkbox
          mt="sm"
          label={t('field.caseSensitive')}
          checked={form.isCaseSensitive}
          onChange={(event) => onChange({ isCaseSensitive: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
