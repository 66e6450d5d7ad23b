/**
 * Who may do what: one table, read by the server to enforce and by the page to hide or explain.
 * On one desk, the local person holds every role.
 */
export const ROLES = ['administrator', 'jurist', 'scheme-lead', 'buyer', 'referent', 'reader', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = {
  'clause:read': ['administrator', 'jurist', 'scheme-lead', 'buyer', 'referent', 'reader', 'auditor'],
  'law:read': ['administrator', 'jurist', 'scheme-lead', 'buyer', 'referent', 'reader', 'auditor'],
  'scheme:read': ['administrator', 'jurist', 'scheme-lead', 'buyer', 'referent', 'reader', 'auditor'],
  'scheme:create': ['administrator', 'scheme-lead'],
  'scheme:update': ['administrator', 'scheme-lead'],
  'scheme:delete': ['administrator', 'scheme-lead'],
  'scheme:export': ['administrator', 'jurist', 'scheme-lead', 'buyer', 'referent', 'reader', 'auditor'],
  'tender:read': ['administrator', 'jurist', 'scheme-lead', 'buyer', 'referent', 'reader', 'auditor'],
  'tender:create': ['administrator', 'jurist', 'buyer'],
  'tender:update': ['administrator', 'jurist', 'buyer', 'referent'],
  'tender:delete': ['administrator', 'buyer'],
  'tender:export': ['administrator', 'jurist', 'scheme-lead', 'buyer', 'referent', 'reader', 'auditor'],
  'labour-share:update': ['administrator', 'jurist', 'buyer'],
  'file:create': ['administrator', 'scheme-lead'],
  'file:read': ['administrator', 'jurist', 'scheme-lead', 'buyer', 'referent', 'reader', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** The person acting, and the organisation whose data they may reach. */
export type Actor = { personId: string; organisationId: string; roles: readonly Role[] };

/** True when one of the actor's roles holds the permission. */
export const may = (actor: Actor, permission: Permission): boolean => {
  const holders: readonly Role[] = PERMISSIONS[permission];
  return actor.roles.some((role) => holders.includes(role));
};
