using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;

namespace CaseTracker.Proceedings;

/// <summary>A command that says, with the reason, whether a proceeding is about a case.</summary>
internal interface ICaseOfProceeding : IProceedingCommand
{
    /// <summary>Reference of the case.</summary>
    string Case { get; }
    string Reason { get; }
}

/// <summary>What linking and unlinking share.</summary>
internal static class CaseOfProceeding
{
    public static void NamesCase<T>(this AbstractValidator<T> rules)
        where T : ICaseOfProceeding
    {
        rules.RuleFor(c => c.Case).NotEmpty().WithMessage(_ => Text.CaseMissing);
        rules.RuleFor(c => c.Reason).Reasoned();
    }

    /// <exception cref="RuleBrokenException">The caller sees no such case, or it was merged into another, or the decision forbids
    /// it.</exception>
    public static Task<Receipt> ChangeCase<T>(
        this ProceedingDesk desk,
        T command,
        Func<Proceeding, T, Guid, IEnumerable<Event>> decide,
        CancellationToken cancellation
    )
        where T : ICaseOfProceeding =>
        desk.Change(
            command,
            async (proceeding, recording) =>
                decide(proceeding, command, (await desk.Cases(recording, [command.Case], nameof(ICaseOfProceeding.Case)))[0].CaseId),
            cancellation
        );
}
