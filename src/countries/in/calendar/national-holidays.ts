/** The three gazetted holidays of every office in India; all others are notified each year. */
export const nationalHolidays = [
  { monthDay: '01-26', name: 'Republic Day' },
  { monthDay: '08-15', name: 'Independence Day' },
  { monthDay: '10-02', name: 'Gandhi Jayanti' },
] as const
