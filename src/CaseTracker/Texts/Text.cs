using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CaseTracker.Texts;

/// <summary>What the product says to a user who must change something, in the user's language (the current UI culture).</summary>
public static partial class Text
{
    internal static readonly ResourceManager Resources = new("CaseTracker.Texts.Text", typeof(Text).Assembly);

    public static string AccusedMissing => Get();
    public static string AccusedTwice => Get();
    public static string AccusedUnconfirmed => Get();
    public static string AlreadyAcknowledged => Get();
    public static string AlreadyBegun => Get();
    public static string AlreadyChosen => Get();
    public static string AlreadyClosed => Get();
    public static string AlreadyDecided => Get();
    public static string AlreadyEnded => Get();
    public static string AlreadyErased => Get();
    public static string AlreadyGranted => Get();
    public static string AlreadyLinked => Get();
    public static string AlreadyNotified => Get();
    public static string AlreadyReleased => Get();
    public static string AlreadyScheduled => Get();
    public static string AlreadySeesCase => Get();
    public static string AlreadyStated => Get();
    public static string AnswerByNotValid => Get();
    public static string CaseChangedMeanwhile => Get();
    public static string CaseIsMerged => Get();
    public static string CaseIsStrict => Get();
    public static string CaseMissing => Get();
    public static string ClockHasEnded => Get();
    public static string ClockHasRunOut => Get();
    public static string ClockIsNotPaused => Get();
    public static string ClockIsPaused => Get();
    public static string CodeNotValid => Get();
    public static string CountNotValid => Get();
    public static string CursorNotValid => Get();
    public static string DateBeforeIncident => Get();
    public static string DateBeforeNotification => Get();
    public static string DateInFuture => Get();
    public static string DateInPast => Get();
    public static string DateNotValid => Get();
    public static string DetentionNeedsPeriod => Get();
    public static string ElectronicIsIssued => Get();
    public static string ElectronicIsSubmitted => Get();
    public static string EndBeforeStart => Get();
    public static string Executed => Get();
    public static string FilterNotForTables => Get();
    public static string ForumMissing => Get();
    public static string ForumNotWanted => Get();
    public static string HarmAfterDeath => Get();
    public static string HarmMissing => Get();
    public static string HarmOutOfOrder => Get();
    public static string HearingIsOver => Get();
    public static string HearingIsToCome => Get();
    public static string HearingOutcomeMissing => Get();
    public static string HolderNotWanted => Get();
    public static string HolidayTwice => Get();
    public static string ImportColumnNotRead => Get();
    public static string ImportCsvNotJson => Get();
    public static string ImportDateNotValid => Get();
    public static string ImportFileEmpty => Get();
    public static string ImportFileWithoutRows => Get();
    public static string ImportJsonNotAList => Get();
    public static string ImportJsonNotCsv => Get();
    public static string ImportKeyNotValid => Get();
    public static string ImportKeyTooOften => Get();
    public static string ImportKeyTwice => Get();
    public static string ImportNoPersons => Get();
    public static string ImportNotAFatality => Get();
    public static string ImportNotUtf8 => Get();
    public static string ImportNumberNotValid => Get();
    public static string ImportOfficerPrevails => Get();
    public static string ImportOlderEdition => Get();
    public static string ImportPlaceUnknown => Get();
    public static string ImportRowGone => Get();
    public static string ImportTakenAsUnknown => Get();
    public static string ImportTotalsDiffer => Get();
    public static string ImportValueUnknown => Get();
    public static string KeyUsedForAnother => Get();
    public static string KindNotRecorded => Get();
    public static string LastCase => Get();
    public static string ListMissing => Get();
    public static string MediaAlone => Get();
    public static string MergeIntoItself => Get();
    public static string MergeIntoMerged => Get();
    public static string MergeOfStrict => Get();
    public static string MergeOfUnlike => Get();
    public static string MessageKindNotIssued => Get();
    public static string MessageKindNotReceived => Get();
    public static string MissionMissing => Get();
    public static string MonthsNotValid => Get();
    public static string MonthsNotWanted => Get();
    public static string NameMissing => Get();
    public static string NextHearingBefore => Get();
    public static string NextOfKinAlreadyConfirmed => Get();
    public static string NoFinalAcquittal => Get();
    public static string NoFinalConviction => Get();
    public static string NoFindingOfNoCrime => Get();
    public static string NobodyToRemind => Get();
    public static string NotAHost => Get();
    public static string NotAHostOfCase => Get();
    public static string NotALatitude => Get();
    public static string NotALongitude => Get();
    public static string NotAssessedAsUnable => Get();
    public static string NotClosed => Get();
    public static string NotConcerned => Get();
    public static string NotGranted => Get();
    public static string NotLinked => Get();
    public static string NotNotified => Get();
    public static string NotReleased => Get();
    public static string NoteChangedMeanwhile => Get();
    public static string NoteLanguageMissing => Get();
    public static string NoteNeedsState => Get();
    public static string NothingChanged => Get();
    public static string OffenceMissing => Get();
    public static string OnlyFiguresCount => Get();
    public static string OutboxEntryMissing => Get();
    public static string OwnProposal => Get();
    public static string PartyMissing => Get();
    public static string PartyNotWanted => Get();
    public static string PartyWithoutSource => Get();
    public static string PersonIsErased => Get();
    public static string PlaceMissing => Get();
    public static string PlaceNotWanted => Get();
    public static string PositionOrTime => Get();
    public static string ProceedingChangedMeanwhile => Get();
    public static string ProposalExpired => Get();
    public static string ProposalIsStale => Get();
    public static string ReasonMissing => Get();
    public static string RecipientNotWanted => Get();
    public static string RemarkMissing => Get();
    public static string ReviewComplete => Get();
    public static string ReviewListMissing => Get();
    public static string ReviewOnlyOwn => Get();
    public static string ReviewedTwice => Get();
    public static string RolesExclude => Get();
    public static string SentenceMissing => Get();
    public static string SentenceWithoutConviction => Get();
    public static string StateMissing => Get();
    public static string StateNotWanted => Get();
    public static string StateTwice => Get();
    public static string StrictIsNotIssued => Get();
    public static string StrictReaderIsPerson => Get();
    public static string StrictReaderNeedsRole => Get();
    public static string SubjectMissing => Get();
    public static string SubjectNotValid => Get();
    public static string SuspectsNotAllDeceased => Get();
    public static string TemplateMissing => Get();
    public static string TextMissing => Get();
    public static string TimeZoneUnknown => Get();
    public static string TwoPersonsNeeded => Get();
    public static string WebhookAddressNotValid => Get();
    public static string WebhookExists => Get();
    public static string WebhookForPrograms => Get();
    public static string WebhookMissing => Get();
    public static string WeekendNotValid => Get();

    /// <param name="number">Of the message.</param>
    /// <param name="address">Where to read it.</param>
    public static string AlertBody(string number, string address) => Format([number, address]);

    public static string AlertSubject(string number) => Format(number);

    public static string AccusedNumber(int number) => Format(number);

    public static string AccusedOfAnotherProceeding(string value) => Format(value);

    public static string AppealIsOpen(string one, string other) => Format([one, other]);

    public static string CannotComeAfter(string one, string other) => Format([one, other]);

    public static string CannotComeBefore(string one, string other) => Format([one, other]);

    public static string CaseUnknown(string written) => Format(written);

    public static string FilterValueUnknown(string written) => Format(written);

    public static string ImportCaseMerged(string reference) => Format(reference);

    public static string ImportColumnsMissing(string names) => Format(names);

    public static string ImportColumnTwice(string name) => Format(name);

    public static string ImportFieldCount(int found, int expected) => Format([found, expected]);

    public static string ImportFileCutOff(int line) => Format(line);

    public static string ImportFileTooLarge(int megabytes) => Format(megabytes);

    public static string ImportJsonBroken(long line) => Format(line);

    public static string ImportPersonWithdrawn(string reference) => Format(reference);

    public static string ImportPlanCase(string label) => Format(label);

    public static string ImportPlanIncident(string label, string changes) => Format([label, changes]);

    public static string ImportPlanIncidentCase(string key, string label, int persons) => Format([key, label, persons]);

    public static string ImportPlanMerged(string label, string into) => Format([label, into]);

    public static string ImportPlanOutOfScope(string label, string nature) => Format([label, nature]);

    public static string ImportPlanPerson(string key, string label) => Format([key, label]);

    public static string ImportPlanPersonCorrected(string key, string label, string changes) => Format([key, label, changes]);

    public static string ImportPlanPersonMoved(string key, string from, string to) => Format([key, from, to]);

    public static string ImportPlanRecord(string key, string nature) => Format([key, nature]);

    public static string ImportPlanRecordCorrected(string key, string changes) => Format([key, changes]);

    public static string ImportPlanWithdrawn(string key, string label) => Format([key, label]);

    public static string ImportPossibleDuplicate(string reference) => Format(reference);

    public static string ImportQuotesUnbalanced(long line) => Format(line);

    public static string ImportSameRow(int line) => Format(line);

    public static string ImportTakenAs(string code) => Format(code);

    public static string KeyTooLong(int characters) => Format(characters);

    public static string LanguageNotValid(string languages) => Format(languages);

    public static string MissionNameTaken(string acronym) => Format(acronym);

    public static string MissionUnknown(string written) => Format(written);

    public static string NeedsFirst(string one, string other) => Format([one, other]);

    public static string OfAccused(string one, string other) => Format([one, other]);

    public static string OnDay(string one, string other) => Format([one, other]);

    public static string CaseTwice(string reference) => Format(reference);

    public static string NotInRequest(string reference) => Format(reference);

    public static string NoOpenCase(string state) => Format(state);

    public static string PageSizeNotValid(int most) => Format(most);

    public static string PartyLine(int line, string value, string reason) => Format([line, value, reason]);

    public static string ReviewListAdded(string names) => Format(names);

    /// <param name="added">Names of those that came to it.</param>
    /// <param name="gone">How many are on it no more.</param>
    public static string ReviewListChanged(IReadOnlyCollection<string> added, int gone) =>
        string.Join(
            ' ',
            new[]
            {
                Get(),
                added.Count == 0 ? null : ReviewListAdded(string.Join(", ", added)),
                gone == 0 ? null : ReviewListGone(gone),
            }.OfType<string>()
        );

    public static string ReviewListGone(int count) => Format(count);

    public static string StateHasNoLiaison(string written) => Format(written);

    public static string StateUnknown(string written) => Format(written);

    public static string PlaceholderUnknown(string names) => Format(names);

    public static string TooLong(int characters) => Format(characters);

    public static string TooManyAccused(int most) => Format(most);

    public static string TooManyHolidays(int most) => Format(most);

    public static string UnitsNotValid(int most) => Format(most);

    private static string Format(object value, [CallerMemberName] string name = "") =>
        string.Format(CultureInfo.CurrentCulture, Get(name), value);

    private static string Format(object[] values, [CallerMemberName] string name = "") =>
        string.Format(CultureInfo.CurrentCulture, Get(name), values);

    private static string Get([CallerMemberName] string name = "") =>
        Resources.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"No text is named {name}.");
}
