/** Nothing special: no transform, no flag of Node's. */
module.exports = { testMatch: ['<rootDir>/test/**/*.test.js'], transform: {} };
