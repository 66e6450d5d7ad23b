/** A sheet of the register with nothing written yet. */
import type { Contact } from '../api/network.ts';

export const EMPTY_CONTACT: Omit<Contact, 'id' | 'revision' | 'kind'> = {
  name: '',
  personId: null,
  departmentId: null,
  structure: '',
  position: '',
  territory: '',
  email: '',
  phone: '',
  from: null,
  until: null,
  daysPerMonth: null,
  notes: '',
};
