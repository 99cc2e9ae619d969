package org.zwicky.study;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.saving.ResultReference;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.StatusListener;

/**
 * Drives a sweep: takes candidates from Arbiter's generator, has them executed, records every step,
 * and tells the generator what came of them, until a termination condition holds or the generator
 * has no more.
 *
 * <p>A study that has trials is continued, on these terms with a new generator, seeded as the one
 * before was. Unfinished trials run first, with their recorded epochs.
 *
 * <ol>
 *   <li>Trials that another generator proposed ({@link StudyChange#lastForeignTrial}) come first:
 *       finished ones go to {@code reportResults}, by number. Their candidates hold an {@link
 *       org.zwicky.space.Assignment} of the present space, but no coordinates (an empty array);
 *       none with the same assignment becomes a trial.
 *   <li>The generator is asked for the later ones again, by number. As long as it proposes what is
 *       recorded, it gets the result of a finished one before it is asked for the next: one that
 *       depends on its seed and on results alone goes on as if nothing had happened, if one trial
 *       runs at a time.
 *   <li>From the first that differs, the recorded trials are another's, as in the first step. What
 *       it proposed instead is the next new trial; new numbers follow the highest.
 * </ol>
 *
 * <p>{@link #execute()} is called once; all else may be called from any thread.
 */
public final class SweepRunner implements IOptimizationRunner {

  private final Study study;
  private final CandidateFeed feed;
  private final TrialExecutor executor;
  private final TrialStore store;
  private final long sweepSeed;
  private final OptimizationConfiguration configuration;
  private final TrialLedger ledger;
  private final SweepListeners audience = new SweepListeners();
  private final Deque<Proposal> unfinished = new ArrayDeque<>();
  private volatile TrialJudge judge = TrialJudge.lenient();
  private volatile boolean stopping;

  /**
   * Prepares a sweep of a study that is recorded already.
   *
   * @param generator gives {@link org.zwicky.space.Assignment}s, seeded
   * @param feasibility passes over candidates that can't be built
   * @param conditions any of which ends the sweep
   * @param sweepSeed from which the trials' seeds derive
   */
  public SweepRunner(
      Study study,
      CandidateGenerator generator,
      FeasibilityCheck feasibility,
      List<TerminationCondition> conditions,
      TrialExecutor executor,
      TrialStore store,
      long sweepSeed) {
    this.study = study;
    this.feed = new CandidateFeed(generator, feasibility);
    this.executor = executor;
    this.store = store;
    this.sweepSeed = sweepSeed;
    this.ledger = new TrialLedger(study.objective());
    this.configuration = new OptimizationConfiguration();
    configuration.setCandidateGenerator(generator);
    configuration.setTerminationConditions(conditions);
    configuration.setRngSeed(sweepSeed);
  }

  /** Has trials pruned. To be called before {@link #execute()}, with a judge of its own. */
  public void pruneBy(TrialJudge newJudge) {
    judge = newJudge;
  }

  /** Follows the sweep in Zwicky's terms. */
  public void addListener(SweepListener listener) {
    audience.add(listener);
  }

  /**
   * Runs the sweep to its end.
   *
   * @throws org.zwicky.base.BadInputException if too few candidates are feasible
   * @throws DiskFullException if a trial could not be run because a disk is full; it waits
   */
  @Override
  public void execute() {
    configuration.setExecutionStartTime(System.currentTimeMillis());
    takeUpEarlierTrials();
    configuration.getTerminationConditions().forEach(condition -> condition.initialize(this));
    audience.tellStatus(listener -> listener.onInitialization(this));
    try {
      TrialThreads.run(executor.parallelism(), this::runTrialsInTurn, () -> shutdown(false));
    } finally {
      audience.tellStatus(listener -> listener.onShutdown(this));
    }
  }

  private void runTrialsInTurn() {
    Optional<Proposal> proposal = nextProposal();
    while (proposal.isPresent()) {
      run(proposal.get());
      proposal = nextProposal();
    }
  }

  private synchronized Optional<Proposal> nextProposal() {
    if (stopping || isDone()) {
      return Optional.empty();
    }
    Optional<Proposal> proposal =
        unfinished.isEmpty() ? feed.next() : Optional.of(unfinished.removeFirst());
    proposal.ifPresent(p -> ledger.started(p, System.currentTimeMillis()));
    return proposal;
  }

  private boolean isDone() {
    return configuration.getTerminationConditions().stream()
        .anyMatch(condition -> condition.terminate(this) || isReachedByRunning(condition));
  }

  /** The condition counts ended trials only: with several at a time it would let too many start. */
  private boolean isReachedByRunning(TerminationCondition condition) {
    return condition instanceof MaxCandidatesCondition max
        && numCandidatesTotal() >= max.getMaxCandidates();
  }

  private void run(Proposal proposal) {
    TrialRequest request =
        new TrialRequest(
            study.name(),
            proposal.number(),
            Seeds.ofTrial(sweepSeed, proposal.number()),
            proposal.parameters(),
            proposal.recordedEpochs());
    store.start(request);
    audience.tellSweep(listener -> listener.onTrialStarted(request));
    TrialOutcome outcome =
        judge
            .judgeAgain(request)
            .<TrialOutcome>map(TrialOutcome.Pruned::new)
            .orElseGet(() -> execute(request, proposal));
    store.finish(study.name(), proposal.number(), outcome);
    audience.tellSweep(listener -> listener.onOutcome(request, outcome));
    Trial trial = store.trial(study.name(), proposal.number()).orElseThrow().trial();
    report(proposal, trial);
    audience.tellSweep(listener -> listener.onTrialEnded(trial));
  }

  private TrialOutcome execute(TrialRequest request, Proposal proposal) {
    try {
      return DiskFullException.unlessIn(
          executor.execute(
              request, new RecordingObserver(request, proposal, store, judge, audience, ledger)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new TrialOutcome.Interrupted();
    } catch (RuntimeException e) {
      try {
        store.finish(study.name(), request.number(), new TrialOutcome.Interrupted());
      } catch (RuntimeException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  private synchronized void report(Proposal proposal, Trial trial) {
    OptimizationResult result = ledger.ended(proposal, trial, System.currentTimeMillis());
    if (trial.state().isFinal()) {
      judge.ended(trial);
      feed.report(result);
    }
    audience.tellStatus(
        listener -> listener.onCandidateStatusChange(result.getCandidateInfo(), this, result));
    audience.tellStatus(listener -> listener.onRunnerStatusChange(this));
  }

  private void takeUpEarlierTrials() {
    List<Trial> trials = store.trials(study.name());
    trials.stream()
        .filter(trial -> trial.state() == TrialState.RUNNING)
        .forEach(
            trial -> store.finish(study.name(), trial.number(), new TrialOutcome.Interrupted()));
    judge.recall(store, study.name());
    int lastForeign = StudyChange.lastForeignTrial(store.changes(study.name()));
    unfinished.addAll(new Replay(feed, this::report).run(trials, lastForeign));
  }

  /** Whether the sampler had no more candidates to give. */
  public synchronized boolean isExhausted() {
    return feed.isExhausted();
  }

  @Override
  public int numCandidatesTotal() {
    return numCandidatesCompleted() + numCandidatesFailed() + numCandidatesQueued();
  }

  /** Trials that ended without failing, pruned ones among them. */
  @Override
  public int numCandidatesCompleted() {
    return ledger.count(CandidateStatus.Complete) + ledger.count(CandidateStatus.Cancelled);
  }

  @Override
  public int numCandidatesFailed() {
    return ledger.count(CandidateStatus.Failed);
  }

  /** Trials that run now. */
  @Override
  public int numCandidatesQueued() {
    return ledger.count(CandidateStatus.Running);
  }

  /** The best complete trial's score, or null while there is none. */
  @Override
  public Double bestScore() {
    return ledger.best().map(CandidateInfo::getScore).orElse(null);
  }

  /**
   * When the best complete trial ended, in milliseconds since 1970, or null while there is none.
   */
  @Override
  public Long bestScoreTime() {
    return ledger.best().map(CandidateInfo::getEndTime).orElse(null);
  }

  /** The number of the best complete trial, or -1 while there is none. */
  @Override
  public int bestScoreCandidateIndex() {
    return ledger.best().map(CandidateInfo::getIndex).orElse(-1);
  }

  @Override
  public List<ResultReference> getResults() {
    return ledger.results();
  }

  @Override
  public OptimizationConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public void addListeners(StatusListener... listeners) {
    audience.add(List.of(listeners));
  }

  @Override
  public void removeListeners(StatusListener... listeners) {
    audience.remove(List.of(listeners));
  }

  @Override
  public void removeAllListeners() {
    audience.removeStatusListeners();
  }

  @Override
  public List<CandidateInfo> getCandidateStatus() {
    return ledger.infos();
  }

  /**
   * Starts no further trial.
   *
   * @param awaitTermination whether trials under way may end; otherwise they are interrupted
   */
  @Override
  public void shutdown(boolean awaitTermination) {
    stopping = true;
    if (!awaitTermination) {
      executor.close();
    }
  }
}
