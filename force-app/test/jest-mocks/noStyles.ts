/** Stands in for every style sheet: jsdom lays nothing out, and its CSS parser does not know container queries. */
export default undefined;
