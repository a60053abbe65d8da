import { Accordion, Badge } from '@mantine/core';
import {
  importOptionDeclarations,
  importOptionGroups,
  type ImportOptionDeclaration,
  type ImportOptionGroup,
} from '@shared/import/importOptions';
import { useImportChoice, type GivenOptions } from '../../app/import/importChoice';
import { Panel } from '../../ui/Panel';
import { formatInteger } from '../../ui/formatNumber';
import { t } from '../../ui/t';
import classes from './Import.module.css';
import { OptionField } from './OptionField';
import { SiteField } from './SiteField';
import { optionError, type PreviewAnswer } from './usePreview';

/** What the site field decides. */
const bySiteField: readonly string[] = ['idSite', 'addSitesNewHosts'];

const onScreen = importOptionDeclarations.filter(({ name, onScreen }) => onScreen && !bySiteField.includes(name));

/** Where the lines go, and, folded away, everything else that can be said about an import. */
export function ImportOptions({ preview }: { preview: PreviewAnswer }) {
  const { options, setOption } = useImportChoice();
  const wrong = optionError(preview);
  return (
    <Panel title={t('options.title')}>
      <SiteField preview={preview} />
      <Accordion multiple variant="default" mt="md" classNames={{ control: classes.groupControl }}>
        {importOptionGroups.map((group) => (
          <Accordion.Item key={group} value={group}>
            <Accordion.Control>
              {t(`options.${group}`)}
              <GivenBadge group={group} options={options} />
            </Accordion.Control>
            <Accordion.Panel>
              <div className={classes.fields}>
                {ofGroup(group).map((option) => (
                  <OptionField
                    key={option.name}
                    option={option}
                    value={options[option.name]}
                    error={wrong?.name === option.name ? wrong.message : undefined}
                    suggestions={option.name === 'logFormatName' ? (preview.data?.formats ?? []) : []}
                    onChange={(value) => setOption(option.name, value)}
                  />
                ))}
              </div>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Panel>
  );
}

function ofGroup(group: ImportOptionGroup): readonly ImportOptionDeclaration[] {
  return onScreen.filter((option) => option.group === group);
}

/** How many options of a folded group are set. */
function GivenBadge({ group, options }: { group: ImportOptionGroup; options: GivenOptions }) {
  const count = ofGroup(group).filter(({ name }) => options[name] !== undefined).length;
  if (count === 0) return null;
  return (
    <Badge size="sm" variant="light" ml="sm" tt="none">
      {t('options.set', { count: formatInteger(count) })}
    </Badge>
  );
}
