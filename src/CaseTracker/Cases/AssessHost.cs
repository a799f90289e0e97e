using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Records how the UN assesses the host State's ability and will to investigate and prosecute; no State reads it.</summary>
public static class AssessHost
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, HostAssessment Assessment, PartialDate AssessedOn, string Reason)
        : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.AssessedOn).NotInTheFuture(clock);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    /// <param name="seesAll">Whether the author sees what a strictly confidential case holds back; nobody overwrites what he cannot
    /// read.</param>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, bool seesAll)
    {
        if (file.IsStrictlyConfidential && !seesAll)
            throw new RuleBrokenException(Text.CaseIsStrict);
        file.RequireNotBeforeIncident(command.AssessedOn, nameof(Command.AssessedOn));
        var assessed = new HostAssessed(command.Assessment, command.Reason.Trim()) { EffectiveOn = command.AssessedOn };
        if ((file.Assessment?.Assessment, file.Assessment?.Reason) == (assessed.Assessment, assessed.Reason))
            throw new RuleBrokenException(Text.NothingChanged, nameof(Command.Assessment));
        yield return assessed;
    }

    internal sealed class Handler(CaseDesk desk, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (file, command) => Decide(file, command, context.Caller.Has(Right.ReadStrict)), cancellationToken);
    }
}
