import type { StepProps } from '../../workspace.ts';
import { Boxes } from './Boxes.tsx';
import { DECP_ENVIRONMENT_LABELS, DECP_SOCIAL_LABELS, startFrom, withDecp } from './codes.ts';
import { Typed } from './Typed.tsx';

/** The essential data, typed instead of what follows from the decisions. */
export function DecpEditor({ workspace, field, label, computed }: StepProps & { field: 'social' | 'environment'; label: string; computed: readonly string[] }) {
  const { lot, changeLot } = workspace;
  return (
    <Typed label={label} isTyped={lot.decp[field] !== null} onGiveBack={() => changeLot(lot.id, (current) => withDecp(current, field, null))}>
      {field === 'social' ? (
        <Boxes
          label={label}
          labels={DECP_SOCIAL_LABELS}
          value={lot.decp.social ?? startFrom(DECP_SOCIAL_LABELS, computed)}
          onChange={(value) => changeLot(lot.id, (current) => withDecp(current, 'social', value.length > 0 ? value : null))}
        />
      ) : (
        <Boxes
          label={label}
          labels={DECP_ENVIRONMENT_LABELS}
          value={lot.decp.environment ?? startFrom(DECP_ENVIRONMENT_LABELS, computed)}
          onChange={(value) => changeLot(lot.id, (current) => withDecp(current, 'environment', value.length > 0 ? value : null))}
        />
      )}
    </Typed>
  );
}
