using System.Text;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Import;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace CaseTracker.Convention;

/// <summary>
/// Records who is bound by the Convention on the Safety of United Nations and Associated Personnel (1994) and by its Optional Protocol
/// (2005): a whole list, which takes the place of the one before. A file with one wrong line is refused with all its faults.
/// </summary>
public static class RecordParties
{
    private const string State = "state",
        TreatyColumn = "treaty",
        Deposited = "deposited_on",
        InForce = "in_force_on",
        Withdrawn = "withdrawn_on",
        Origin = "source";
    private const int MaxOrigin = 300;

    private static readonly IReadOnlyCollection<string> Required = [State, TreatyColumn, Deposited, InForce, Origin];

    /// <summary>When the General Assembly adopted each: resolutions 49/59 and 60/42.</summary>
    private static readonly Dictionary<Treaty, PartialDate> Adopted = new()
    {
        [Treaty.Convention] = PartialDate.Parse("1994-12-09"),
        [Treaty.OptionalProtocol] = PartialDate.Parse("2005-12-08"),
    };

    /// <param name="File">The text of a CSV file with the columns state (ISO 3166 alpha-3), treaty (convention, optional_protocol),
    /// deposited_on, in_force_on, source, and if need be withdrawn_on.</param>
    [Needs(Right.ManageReference)]
    public sealed record Command(string File, string Reason) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.File).NotEmpty().WithMessage(_ => Text.ImportFileEmpty);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure but for the language of what it refuses.</summary>
    /// <exception cref="ValidationException">What is wrong, line by line.</exception>
    internal static IReadOnlyList<StateParty> Read(string file, DateOnly today)
    {
        var table = SourceFile.Table(Encoding.UTF8.GetBytes(file), ".csv", Required, mayBeJson: false);
        var (parties, faults) = (new List<StateParty>(), new List<ValidationFailure>());
        foreach (var unknown in table.Unknown([.. Required, Withdrawn]))
            faults.Add(new ValidationFailure(nameof(Command.File), Text.PartyLine(1, unknown, Text.ImportColumnNotRead)));
        foreach (var row in table.Rows)
        {
            if (row.Values.Length != table.Names.Count)
                Refuse("", Text.ImportFieldCount(row.Values.Length, table.Names.Count));
            else if (
                PartyOf(row) is { } party
                && (
                    parties.Exists(p => (p.State, p.Treaty) == (party.State, party.Treaty))
                        ? Refuse(party.State, Text.ImportKeyTwice)
                        : party
                )
                    is { } read
            )
                parties.Add(read);

            StateParty? Refuse(string value, string reason)
            {
                faults.Add(new ValidationFailure(nameof(Command.File), Text.PartyLine(row.Line, value, reason)));
                return null;
            }

            StateParty? PartyOf(RawRow row)
            {
                var (state, origin) = (table.Value(row, State), table.Value(row, Origin));
                if (States.Find(state) is not { HasLiaison: true })
                    return Refuse(state, Text.StateUnknown(state));
                if (!Codes.TryParse<Treaty>(table.Value(row, TreatyColumn), out var treaty))
                    return Refuse(table.Value(row, TreatyColumn), Text.ImportValueUnknown);
                if (DateOf(row, Deposited) is not { } deposited || deposited.First > today || deposited.LiesBefore(Adopted[treaty]))
                    return Refuse(table.Value(row, Deposited), Text.ImportDateNotValid);
                if (DateOf(row, InForce) is not { } inForce || inForce.LiesBefore(deposited))
                    return Refuse(table.Value(row, InForce), Text.ImportDateNotValid);
                var withdrawn = DateOf(row, Withdrawn);
                if (table.Value(row, Withdrawn).Length > 0 && (withdrawn is not { } end || end.LiesBefore(inForce)))
                    return Refuse(table.Value(row, Withdrawn), Text.ImportDateNotValid);
                if (origin.Length is 0 or > MaxOrigin)
                    return Refuse(origin, origin.Length == 0 ? Text.PartyWithoutSource : Text.TooLong(MaxOrigin));
                return new StateParty(state, treaty, deposited, inForce, withdrawn, origin);
            }
        }
        return faults.Count == 0
            ? [.. parties.OrderBy(p => p.State, StringComparer.Ordinal).ThenBy(p => p.Treaty)]
            : throw new ValidationException(faults);

        PartialDate? DateOf(RawRow row, string column) => PartialDate.TryParse(table.Value(row, column), out var on) ? on : null;
    }

    internal sealed class Handler(Recorder recorder, RequestContext context, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var parties = Read(request.File, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
                    if ((await PartyList.Read(recording.Session)).All.SequenceEqual(parties))
                        throw new RuleBrokenException(Text.NothingChanged, nameof(Command.File));
                    await recording.Load(PartyList.StreamId);
                    recording.Add(PartyProjection.Kind, PartyList.StreamId, [new PartiesRecorded(parties, request.Reason)]);
                    return new Receipt();
                },
                cancellationToken
            );
    }
}
