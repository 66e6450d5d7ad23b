/** The pages of who animates the training, and the right each takes. */
import type { Permission } from '#shared/permissions.ts';

export const LEAD_DOORS = [
  { to: '/formation/animer', label: 'Qui en est où', needs: 'training:lead' },
  { to: '/formation/animer/groupes', label: 'Groupes', needs: 'training:lead' },
  { to: '/formation/animer/salles', label: 'Séances en salle', needs: 'training:lead' },
  { to: '/formation/animer/supports', label: 'Supports', needs: 'training:lead' },
  { to: '/formation/animer/a-relire', label: 'Questions à relire', needs: 'training:review' },
  { to: '/formation/animer/nos-modules', label: 'Nos modules', needs: 'training:write' },
] as const satisfies readonly { to: string; label: string; needs: Permission }[];
