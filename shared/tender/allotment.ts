/** Whether one lot only asks for a written reason: a concession, a global contract and a direct award do not divide into lots. */
import type { TenderContent } from '../api/tenders.ts';

export const owesAllotment = ({ need, procedure }: Pick<TenderContent, 'need' | 'procedure'>): boolean =>
  need.form !== 'concession' && need.global !== true && procedure.kind !== 'direct-award';
