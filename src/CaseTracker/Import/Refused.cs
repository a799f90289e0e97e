using FluentValidation;
using FluentValidation.Results;

namespace CaseTracker.Import;

/// <summary>A file that is not what it claims to be is refused whole, before anything is compared or written.</summary>
internal static class Refused
{
    public static ValidationException Because(string reason) => new(reason, [new ValidationFailure("File", reason)]);
}
