using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Clocks;

/// <summary>Sets how long one kind of clock runs from a day on, with the reason; clocks anchored before that day keep their
/// policy.</summary>
public static class SetClockPolicy
{
    private const int MaxAmount = 9999;
    private const int MaxReminder = 365;

    /// <param name="RemindAfterDays">Only where a State is obliged.</param>
    /// <param name="RemindsItself">Whether the reminder is sent without a person's decision.</param>
    [Needs(Right.ManageReference)]
    public sealed record Command(
        ClockKind Kind,
        int Amount,
        ClockUnit Unit,
        DateOnly From,
        int? RemindAfterDays,
        bool RemindsItself,
        string Reason
    ) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Unit).IsInEnum();
            RuleFor(c => c.Amount).InclusiveBetween(1, MaxAmount).WithMessage(_ => Text.UnitsNotValid(MaxAmount));
            RuleFor(c => c.From).GreaterThanOrEqualTo(_ => CaseRules.Today(clock)).WithMessage(_ => Text.DateInPast);
            RuleFor(c => c.RemindAfterDays).InclusiveBetween(1, MaxReminder).WithMessage(_ => Text.UnitsNotValid(MaxReminder));
            RuleFor(c => c.RemindAfterDays).Null().When(c => !ClockPolicy.ObligesState(c.Kind)).WithMessage(_ => Text.NobodyToRemind);
            RuleFor(c => c.RemindsItself).Equal(false).When(c => c.RemindAfterDays is null).WithMessage(_ => Text.NobodyToRemind);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: what is recorded of the policy.</summary>
    /// <exception cref="RuleBrokenException">Nothing changes by it.</exception>
    internal static ClockPolicySet Decide(ClockBook book, Command command)
    {
        var policy = new ClockPolicy(
            command.Kind,
            new TimeLimit(command.Amount, command.Unit),
            command.From,
            command.RemindAfterDays,
            command.RemindsItself
        );
        if (book.PolicyOn(command.Kind, command.From) is { } holds && holds.Value with { From = command.From } == policy)
            throw new RuleBrokenException(Text.NothingChanged);
        return new ClockPolicySet(policy, command.Reason);
    }

    internal sealed class Handler(Recorder recorder, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var stream = ClockPolicyProjection.IdOf(request.Kind);
                    await recording.Load(stream);
                    recording.Add(ClockPolicyProjection.Kind, stream, [Decide(await ClockBook.Read(recording.Session), request)]);
                    return new Receipt();
                },
                cancellationToken
            );
    }
}
