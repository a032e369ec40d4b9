/** The browser comes from CHROME_PATH or from @sparticuz/chromium; nothing is downloaded at install time. */
module.exports = { skipDownload: true }
