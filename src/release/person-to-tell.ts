// Whom the person in custody wants told beside themselves, where a law owes a copy to counsel or to one designated person.
export const rolesToTell = ['attorney', 'designated-person'] as const

/** Named by the person; private. `contact`: a mail address, a postal address or a telephone number, as it was given. */
export type PersonToTell = { readonly role: (typeof rolesToTell)[number]; readonly name: string; readonly contact: string }
