import { toFindingAction, toFindingText, type Finding } from '@shared/quality/findings';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { formatInteger } from '../../ui/formatNumber';
import { currentLanguage, t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import classes from './Quality.module.css';

/** What was found, and what to do about it; what bends the numbers comes first. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) {
    return (
      <p className={classes.fine}>
        <IconCircleCheck size={20} stroke={1.8} aria-hidden="true" />
        {t('quality.fine')}
      </p>
    );
  }
  return (
    <ul className={classes.findings}>
      {findings.map((finding, index) => {
        const Icon = finding.severity === 'warning' ? IconAlertTriangle : IconInfoCircle;
        return (
          <li key={`${finding.kind} ${index}`} data-severity={finding.severity}>
            <Icon size={20} stroke={1.8} aria-label={t(`quality.severity.${finding.severity}`)} role="img" />
            <div>
              <p>{toVisibleText(toFindingText(finding, formatInteger, currentLanguage()))}</p>
              <p className={classes.action}>
                {toVisibleText(toFindingAction(finding, formatInteger, currentLanguage()))}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
