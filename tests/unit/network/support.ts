/** Contacts of the register, for tests. */
import type { Contact } from '../../../shared/api/network.ts';

export const referent = (values: Partial<Contact> = {}): Contact => ({
  id: 'c1',
  revision: 1,
  kind: 'referent',
  name: 'Alix Exemple',
  personId: null,
  departmentId: 'routes',
  structure: '',
  position: 'Responsable des marchés d’entretien',
  territory: 'Nord du département',
  email: 'alix@exemple.test',
  phone: '',
  from: '2027-03-01',
  until: null,
  daysPerMonth: 2,
  notes: '',
  ...values,
});

export const facilitator = (values: Partial<Contact> = {}): Contact => ({
  ...referent(),
  id: 'c2',
  kind: 'facilitator',
  name: 'Camille Exemple',
  departmentId: null,
  structure: 'Maison de l’emploi de l’exemple',
  position: 'Facilitatrice',
  ...values,
});
