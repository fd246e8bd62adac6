/** What mentors write when they hand a client over: why, and what support the client needs (T1). */
export const transferNotes = [
  'The questions turned out to be about taxes and payroll, which I do not know well. Needs a mentor with an accounting background.',
  'Very early stage; would gain more from the start-up workshop first and then a mentor for the business plan.',
  'The client is about to sign a lease in a food business. Please find someone who has run a restaurant.',
  'We went through the plan together. The next step is a loan package and I have never done one.',
  'Needs somebody nearby who can visit the shop in person; I am two hours away.',
];

export const coordinatorNotes = [
  'Please reply within two days, thank you.',
  'The client can talk in the evening only.',
  'You helped a similar client last spring.',
  'First in line in your chapter this week.',
];

export const unlockReasons = [
  'Mentor is travelling and cannot be reached; the client has waited long enough.',
  'Chapter chair confirmed that the mentor is ill.',
];

export const voidReasons = ['Logged on the wrong request.', 'Entered twice.', 'Wrong time entered.'];

export const overrideNotes = [
  'Mentor asked by phone to have it given to somebody else this week.',
  'Client called twice; given to a mentor who is free today.',
];
