namespace Expecto.Logging

/// How much the runner tells.
type LogLevel =
    /// Everything.
    | Verbose
    /// Each test as it starts and ends.
    | Debug
    /// Failures, ignored tests and the summary.
    | Info
    /// Warnings and worse.
    | Warn
    /// Failures and errors.
    | Error
    /// Nothing but what stops the run.
    | Fatal

/// How many colours the runner writes with.
type ColourLevel =
    /// Plain text.
    | Colour0
    /// The eight colours that every terminal has.
    | Colour8
    /// The same as `Colour8` here: the runner needs no more.
    | Colour256
