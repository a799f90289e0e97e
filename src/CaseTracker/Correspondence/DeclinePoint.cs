using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>Says that a point of a submission does not become part of the record, with the reason, which the State reads.</summary>
public static class DeclinePoint
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int Point, string Reason) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: the same submission and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Submission submission, Command command)
    {
        submission.RequireOpen(command.Point);
        yield return new PointDeclined(command.Point, command.Reason.Trim());
    }

    /// <exception cref="NotFoundException">There is no such point.</exception>
    /// <exception cref="RuleBrokenException">It was decided already.</exception>
    internal static Point RequireOpen(this Submission submission, int point)
    {
        var found = submission.Point(point);
        return submission.Decisions.ContainsKey(point) ? throw new RuleBrokenException(Text.PointDecided) : found;
    }

    internal sealed class Handler(SubmissionDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Handle(request.Reference, (s, _, _) => Task.FromResult(Decide(s, request)), cancellationToken);
    }
}
