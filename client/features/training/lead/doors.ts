/** The pages of who animates the training, and the right each takes. */
import type { Session } from '#shared/api/session.ts';
import type { Permission } from '#shared/permissions.ts';

/** `isServedOnly`: empty on one desk, where there is nobody else. */
const LEAD_DOORS = [
  { to: '/formation/animer', label: 'Qui en est où', needs: 'training:lead', isServedOnly: true },
  { to: '/formation/animer/groupes', label: 'Groupes', needs: 'training:lead', isServedOnly: true },
  { to: '/formation/animer/supports', label: 'Supports', needs: 'training:lead', isServedOnly: false },
  { to: '/formation/animer/salles', label: 'Séances en salle', needs: 'training:lead', isServedOnly: false },
  { to: '/formation/animer/a-relire', label: 'Questions à relire', needs: 'training:review', isServedOnly: false },
  { to: '/formation/animer/nos-modules', label: 'Nos modules', needs: 'training:write', isServedOnly: false },
] as const satisfies readonly { to: string; label: string; needs: Permission; isServedOnly: boolean }[];

/** Those this person may open, the first one first. */
export const leadDoors = ({ mode, permissions }: Pick<Session, 'mode' | 'permissions'>) =>
  LEAD_DOORS.filter(({ needs, isServedOnly }) => permissions.includes(needs) && !(isServedOnly && mode === 'local'));
