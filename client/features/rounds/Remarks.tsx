import type { ReactNode } from 'react';
import type { RoundRemark } from '#shared/api/rounds.ts';
import { Tag } from '../../ui/Tag.tsx';
import { placeName, REMARK_TONES, remarkWord } from './words.ts';

type Props = {
  remarks: readonly RoundRemark[];
  placeTitles: Readonly<Record<string, string>> /** What can be done with one. */;
  actions?: (remark: RoundRemark) => ReactNode;
};

/** Remarks, where they stand, what was decided and why. */
export function Remarks({ remarks, placeTitles, actions }: Props) {
  return (
    <ul className="round-remarks">
      {remarks.map((remark) => (
        <li key={remark.id}>
          <p className="row">
            <Tag tone={REMARK_TONES[remark.state]}>{remarkWord(remark.state)}</Tag>
            <span className="soft small">{placeName(placeTitles, remark.place)}</span>
          </p>
          <p className="round-remarks__text">{remark.text}</p>
          {remark.reason && <p className="small">{`${remark.state === 'set-aside' ? 'Raison' : 'Suite'}\u202f: ${remark.reason}`}</p>}
          {actions && <div className="row">{actions(remark)}</div>}
        </li>
      ))}
    </ul>
  );
}
